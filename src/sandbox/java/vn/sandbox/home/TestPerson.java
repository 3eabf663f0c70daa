package vn.sandbox.home;

import java.util.List;

/**
 * Somebody to log in as.
 *
 * @param oneTimeCode the confirmation code VNeID would send at this moment
 * @param role who a featured person is in a few words; null for everybody else
 * @param mayDo what a featured person may do; null for everybody else
 */
public record TestPerson(
        String personalId,
        String name,
        String password,
        String oneTimeCode,
        List<HeldPosition> positions,
        String role,
        String mayDo) {

    /** A position of the sample: its kind by the hub's name and in Vietnamese, and where it is held. */
    public record HeldPosition(String kind, String title, String organisation, String organisationName) {}
}
