/** Login, sessions, roles and the rules of who may call what. */
package vn.lienthong.security;
