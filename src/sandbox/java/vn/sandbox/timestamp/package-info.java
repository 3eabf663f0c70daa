/** The authority that says when something was signed (RFC 3161 over HTTP). */
package vn.sandbox.timestamp;
