/**
 * The message broker inside the hub: durable by check, tuned to its disk, reachable from this process only, and where the operator
 * wants it by partners through one guarded door.
 */
package vn.lienthong.messaging.broker;
