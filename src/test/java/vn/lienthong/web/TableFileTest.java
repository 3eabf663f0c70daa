package vn.lienthong.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of any length as files. */
class TableFileTest {

    private static final int MANY = 400_000;
    private static final long MEGABYTE = 1024 * 1024;

    @TempDir
    private Path folder;

    @Test
    void aCsvFileHasEveryRow() throws IOException {
        long[] lines = {0};

        numbered(MANY).csv(new OutputStream() {
            @Override
            public void write(int octet) {
                lines[0] += octet == '\n' ? 1 : 0;
            }

            @Override
            public void write(byte[] octets, int from, int length) {
                for (int i = from; i < from + length; i++) {
                    write(octets[i]);
                }
            }
        });

        assertThat(lines[0]).isEqualTo(MANY + 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void memoryDoesNotGrowWithTheRows(String form) throws IOException {
        List<Long> used = new ArrayList<>();
        TableFile file = file(reader -> {
            for (int i = 1; i <= MANY; i++) {
                reader.accept(List.of("HS-" + i, UUID.randomUUID().toString(), "Nguyễn Văn " + i, i));
                if (i == MANY / 8 || i == MANY) {
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    used.add(runtime.totalMemory() - runtime.freeMemory());
                }
            }
        });

        if (form.equals("csv")) {
            file.csv(OutputStream.nullOutputStream());
        } else {
            file.xlsx(OutputStream.nullOutputStream());
        }

        // 350,000 rows of four texts kept would be more than 100 MB
        assertThat(used.get(1) - used.get(0)).isLessThan(24 * MEGABYTE);
    }

    @Test
    void anXlsxFileSaysWhatItCannotHold() throws IOException {
        String sheet = sheet(numbered(10), 6);

        assertThat(sheet).contains("row 1<", "row 4<").doesNotContain("row 5<");
        assertThat(sheet).contains("<row r=\"6\"").contains("6 are left out").doesNotContain("<row r=\"7\"");
    }

    @Test
    void anXlsxFileThatIsJustFullHasEveryRow() throws IOException {
        String sheet = sheet(numbered(5), 6);

        assertThat(sheet).contains("row 1<", "row 4<", "row 5<").doesNotContain("left out");
    }

    @Test
    void nothingRunsAsAFormula() throws IOException {
        TableFile file = file(reader -> reader.accept(Arrays.asList("=1+1", "+84", null, -5)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        file.csv(out);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("'=1+1,'+84,,-5");
        assertThat(sheet(file, 100)).contains("=1+1").doesNotContain("<f>");
    }

    private static TableFile numbered(int rows) {
        return file(reader -> {
            for (int i = 1; i <= rows; i++) {
                reader.accept(List.of("row " + i, i));
            }
        });
    }

    private static TableFile file(TableFile.Rows rows) {
        return new TableFile(
                "sheet",
                List.of(
                        new TableFile.Column("A", 10),
                        new TableFile.Column("B", 10),
                        new TableFile.Column("C", 10),
                        new TableFile.Column("D", 10)),
                "{0} are left out",
                rows);
    }

    private String sheet(TableFile file, int most) throws IOException {
        Path path = folder.resolve("table.xlsx");
        try (OutputStream out = Files.newOutputStream(path)) {
            file.xlsx(out, most);
        }
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }
}
