/**
 * One-off jobs of the operator: {@code java -jar lienthong.jar <command> …}. They run with the hub's own settings and
 * database, without web server, broker or routes, and may run beside a working hub.
 */
package vn.lienthong.command;
