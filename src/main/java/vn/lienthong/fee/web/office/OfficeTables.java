package vn.lienthong.fee.web.office;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.web.TableFile;

/** Tables of the office as files, with the headings of its screens. */
@Component
class OfficeTables {

    private static final int WIDTH = 22;

    private final MessageSource messages;

    OfficeTables(MessageSource messages) {
        this.messages = messages;
    }

    /** @param columns ends of keys {@code fee-office.column.*} */
    TableFile of(String sheet, Locale locale, List<String> columns, TableFile.Rows rows) {
        return new TableFile(
                sheet,
                columns.stream()
                        .map(column -> new TableFile.Column(
                                messages.getMessage("fee-office.column." + column, null, locale), WIDTH))
                        .toList(),
                messages.getMessage("fee.export.cut", null, locale),
                rows);
    }
}
