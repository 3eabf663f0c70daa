/** What the module adds to the command {@code load}: the duties to which a delegation may be limited. */
package vn.lienthong.residence.load;
