/** Certificates of the sandbox's own making, with nothing but the JDK. */
package vn.sandbox.certificate;
