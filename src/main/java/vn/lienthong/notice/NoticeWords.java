package vn.lienthong.notice;

import java.util.List;
import java.util.Optional;

/** Says in the reader's language what a notice could only store in one; a module has one for the kinds it asks for. */
public interface NoticeWords {

    /**
     * What fills the text of a notice.
     *
     * @param language such as {@code en}
     * @return empty when this module has nothing to say of the notice, which then says what was stored
     */
    Optional<List<String>> arguments(Notice notice, String language);
}
