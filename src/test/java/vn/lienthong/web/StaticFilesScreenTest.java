package vn.lienthong.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** The files pages are made with: found by the hash of their content, kept for a year, and nothing else beside them. */
@ScreenTest
class StaticFilesScreenTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/(?:css|js|img|fonts|webjars)/[^\"]+)\"");
    private static final Pattern FONT = Pattern.compile("url\\(\"?(/fonts/[^\")]+)\"?\\)");
    private static final String HASH = "-[0-9a-f]{32}\\.";

    @Autowired
    MockMvc mvc;

    @Test
    void everyLinkOfAPageCarriesAHashAndIsAnsweredForAYear() throws Exception {
        List<String> links = linksOf("/about");

        assertThat(links)
                .hasSizeGreaterThanOrEqualTo(7)
                .anyMatch(link -> link.startsWith("/webjars/htmx.org/"))
                .anyMatch(link -> link.startsWith("/img/"))
                .allMatch(link -> Pattern.compile(HASH).matcher(link).find());
        for (String link : links) {
            assertKeptForAYear(link);
        }
    }

    @Test
    void anErrorPageLinksTheSameFiles() throws Exception {
        assertThat(linksOf("/error")).isNotEmpty().allMatch(linksOf("/about")::contains);
    }

    @Test
    void aStyleSheetLinksItsFontsByTheirHashesToo() throws Exception {
        String sheet = linksOf("/about").stream()
                .filter(link -> link.startsWith("/css/fonts-"))
                .findFirst()
                .orElseThrow();
        List<String> fonts =
                FONT.matcher(body(sheet)).results().map(match -> match.group(1)).toList();

        assertThat(fonts).hasSize(12);
        for (String font : fonts) {
            assertThat(font).containsPattern(HASH);
            assertKeptForAYear(font);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/css/base.css",
                "/css/base-00000000000000000000000000000000.css",
                "/js/lienthong.js",
                "/fonts/be-vietnam-pro-latin-400-normal.woff2",
                "/img/icon.svg",
                "/img/",
                "/webjars/htmx.org/dist/htmx.min.js",
                "/webjars/htmx.org/2.0.4/dist/htmx.min.js",
                "/webjars/htmx.org/package.json",
                "/webjars/jquery/jquery.min.js",
                "/css/../application.yaml",
                "/css/%2e%2e/%2e%2e/application.yaml",
                "/application.yaml",
                "/static/css/base.css",
                "/templates/layout.html",
                "/favicon.ico"
            })
    void whatCarriesNoHashOrIsUnknownIsNotFound(String path) throws Exception {
        MockHttpServletResponse answer =
                mvc.perform(get(URI.create(path))).andReturn().getResponse();

        assertThat(answer.getStatus()).isIn(404, 400);
        assertThat(String.valueOf(answer.getHeader("Cache-Control"))).doesNotContain("max-age=31536000");
    }

    private void assertKeptForAYear(String link) throws Exception {
        MockHttpServletResponse answer =
                mvc.perform(get(link)).andExpect(status().isOk()).andReturn().getResponse();
        assertThat(answer.getContentAsByteArray()).as(link).isNotEmpty();
        assertThat(answer.getHeader("Cache-Control")).as(link).contains("max-age=31536000", "public");
    }

    private List<String> linksOf(String page) throws Exception {
        return LINK.matcher(body(page)).results().map(match -> match.group(1)).toList();
    }

    private String body(String path) throws Exception {
        return mvc.perform(get(path)).andReturn().getResponse().getContentAsString();
    }
}
