package vn.lienthong.residence.web;

import java.util.List;
import vn.lienthong.organisation.Person;
import vn.lienthong.web.ServiceGroup.Service;

/**
 * Entries of the group <em>2. Thủ tục lấy ý kiến nhận xét …</em>, for the menu and the home page. Each half of the conversation
 * has a bean of it; {@link org.springframework.core.annotation.Order} puts them in the guide's order.
 */
public interface ResidenceServices {

    /** Only what would let this person in now; empty when there is nothing. */
    List<Service> offeredTo(Person person);
}
