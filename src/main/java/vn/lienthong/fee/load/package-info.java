/** What the module adds to the command {@code load}: exemptions and reductions, and the duties to which a delegation may be limited. */
package vn.lienthong.fee.load;
