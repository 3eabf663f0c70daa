/** The authority that certifies the hub's key in the sandbox, where nobody else does. */
package vn.sandbox.signing;
