package vn.lienthong.web;

import java.util.List;
import vn.lienthong.organisation.Person;

/** What a module offers on the home page. As with {@link MenuPart}, only what would let this person in now. */
public interface ServicePart {

    /** In the guide's words and order; empty when there is nothing here for this person. */
    List<ServiceGroup> servicesFor(Person person);
}
