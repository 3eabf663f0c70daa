/** A mail server that delivers nothing: it keeps what the hub sends and shows it. */
package vn.sandbox.mail;
