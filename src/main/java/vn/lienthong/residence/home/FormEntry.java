package vn.lienthong.residence.home;

import java.util.List;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.TypedText;

/**
 * What the cell writes into a comment form.
 *
 * @param criteria six levels from 1 to 3; 0 for one not answered yet
 * @param remarks other remarks, at most {@value #LONGEST} characters; null for none
 */
public record FormEntry(List<Integer> criteria, String remarks) {

    public static final int LONGEST = 4000;

    /** @throws Failure when a level does not exist or the remarks are too long */
    public FormEntry {
        criteria = List.copyOf(criteria);
        remarks = TypedText.of(remarks);
        boolean levels = criteria.size() == HomeForm.CRITERIA
                && criteria.stream().allMatch(level -> level >= 0 && level <= HomeForm.LEVELS);
        if (!levels || remarks.length() > LONGEST) {
            throw new Failure(ErrorCode.HOME_FORM_INVALID, "levels or remarks of a comment form");
        }
    }
}
