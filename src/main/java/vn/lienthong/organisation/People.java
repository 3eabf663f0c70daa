package vn.lienthong.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The people the hub knows, by the hub's number, by personal id or by the identity provider's key. */
public interface People {

    Optional<Person> find(long id);

    Optional<Person> byPersonalId(String personalId);

    Optional<Person> byTechId(String techId);

    /** The hub's numbers of many people at once, by personal id; unknown ones are left out. */
    Map<String, Long> idsByPersonalId(Collection<String> personalIds);

    /**
     * The person who has just logged in: matched by TechID, else by personal id (and then linked to the TechID), else
     * created. Name, birth date and a corrected personal id follow what the identity provider says; from then on no file
     * changes the person any more.
     *
     * @param fullName null or blank when the provider did not say: the known name stays
     * @throws vn.lienthong.failure.Failure {@code LT-ORG-001} when the TechID and the personal id belong to two different
     *     people
     */
    Person signedIn(String personalId, Optional<String> techId, String fullName, Optional<LocalDate> birthDate);

    /** How somebody is called of whom neither the identity provider nor a file told a name. */
    void changeName(long id, String fullName);

    /** Where notices are sent from now on, whatever was declared; empty removes the address. */
    void changeEmail(long id, Optional<String> email);

    /** Where notices are sent until an address comes into force, or this one is withdrawn. */
    void declareEmail(long id, String email);

    /** Notices go to the address in force again; where there is none, to the one declared, which is better than nowhere. */
    void withdrawEmail(long id);
}
