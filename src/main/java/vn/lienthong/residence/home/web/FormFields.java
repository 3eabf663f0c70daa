package vn.lienthong.residence.home.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import vn.lienthong.dossier.Channel;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.residence.home.FormEntry;
import vn.lienthong.residence.home.HomeForm;
import vn.lienthong.web.Paging;

/** The fields of a comment form as the browser sends them: {@code c1} to {@code c6}, {@code remarks}. */
final class FormFields {

    private FormFields() {}

    static FormEntry entry(Map<String, String> fields) {
        List<Integer> criteria = IntStream.rangeClosed(1, HomeForm.CRITERIA)
                .map(criterion -> level(fields.get("c" + criterion)))
                .boxed()
                .toList();
        return new FormEntry(criteria, fields.get("remarks"));
    }

    /**
     * How the form was handed in; a scan that comes along says that it is on paper. Empty for a page that does not ask.
     *
     * @throws Failure when it is none of the channels
     */
    static Optional<Channel> channel(Map<String, String> fields, boolean scanned) {
        if (scanned) {
            return Optional.of(Channel.IN_PERSON);
        }
        try {
            return Paging.present(fields.get("channel")).map(Channel::valueOf);
        } catch (IllegalArgumentException e) {
            throw new Failure(ErrorCode.HOME_FORM_INVALID, "no channel of that name", e);
        }
    }

    /** An id a button names. */
    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(ErrorCode.DOCUMENT_UNKNOWN, "no file of that name", e);
        }
    }

    /** 0 for nothing chosen; what is no level at all is refused by {@link FormEntry}. */
    private static int level(String value) {
        if (value == null || value.isBlank()) {
            return 0;
        }
        return value.matches("\\d") ? value.charAt(0) - '0' : Integer.MAX_VALUE;
    }
}
