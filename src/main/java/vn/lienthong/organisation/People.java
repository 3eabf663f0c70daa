package vn.lienthong.organisation;

import java.time.LocalDate;
import java.util.Optional;

/** The people the hub knows, by the hub's number, by personal id or by the identity provider's key. */
public interface People {

    Optional<Person> find(long id);

    Optional<Person> byPersonalId(String personalId);

    Optional<Person> byTechId(String techId);

    /**
     * The person who has just logged in: matched by TechID, else by personal id (and then linked to the TechID), else
     * created. Name and birth date follow what the identity provider says.
     *
     * @throws vn.lienthong.failure.Failure when the TechID and the personal id belong to two different people
     */
    Person signedIn(String personalId, Optional<String> techId, String fullName, Optional<LocalDate> birthDate);

    /** Where notices are sent; empty removes the address. */
    void changeEmail(long id, Optional<String> email);
}
