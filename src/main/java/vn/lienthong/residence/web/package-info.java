/** What the screens of both halves share: their group in the menu, uploads, statistics. */
package vn.lienthong.residence.web;
