/** The national identity provider (VNeID), played by an OpenID provider with its own login pages. */
package vn.sandbox.identity;
