package vn.lienthong.web;

import java.util.List;
import vn.lienthong.organisation.Person;

/**
 * What a module adds to the menu. It names only pages that would let this person in now, and asks the same rule those pages
 * ask; the pages ask again.
 */
public interface MenuPart {

    /** @return entries in the guide's words and order; empty when there is nothing here for this person */
    List<MenuItem> entriesFor(Person person);
}
