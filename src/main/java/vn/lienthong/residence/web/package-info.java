/** What the screens of both halves share: their group in the menu. */
package vn.lienthong.residence.web;
