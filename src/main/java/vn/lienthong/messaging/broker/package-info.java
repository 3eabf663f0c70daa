/** The message broker inside the hub: durable by check, tuned to its disk, reachable only from this process. */
package vn.lienthong.messaging.broker;
