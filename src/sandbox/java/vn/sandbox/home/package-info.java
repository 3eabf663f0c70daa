/** The sandbox's front page: who to log in as, and what can be made to go wrong. */
package vn.sandbox.home;
