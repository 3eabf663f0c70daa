/**
 * The partners of the hub, played for development and tests: identity provider, national portal, member database and
 * mail. They run in a Spring context of their own behind a Tomcat of their own; nothing here is ever in the shipped jar.
 */
package vn.sandbox;
