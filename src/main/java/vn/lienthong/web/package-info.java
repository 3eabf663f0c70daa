/**
 * What all screens share: the frame with menu and bell, the language, the home page, the pages of information and the
 * pages and problem documents that failures become.
 */
package vn.lienthong.web;
