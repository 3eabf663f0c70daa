package vn.sandbox.home;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page of the partners links to. */
@ControllerAdvice
final class Frame {

    private final String hubUrl;

    Frame(@Value("${sandbox.hub-url}") String hubUrl) {
        this.hubUrl = hubUrl;
    }

    @ModelAttribute("hub")
    String hub() {
        return hubUrl;
    }
}
