/** What the module adds to the command {@code load}: the names of the task types, to which a delegation may be limited. */
package vn.lienthong.humantask.load;
