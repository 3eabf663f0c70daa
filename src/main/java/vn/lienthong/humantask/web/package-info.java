/** The inbox as pages and as REST resource, both over {@link vn.lienthong.humantask.Tasks}; who may do what is decided there. */
package vn.lienthong.humantask.web;
