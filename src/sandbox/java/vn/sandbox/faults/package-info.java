/** What can be made to go wrong at a partner: by a test, by the home page or by {@code POST /faults/{partner}}. */
package vn.sandbox.faults;
