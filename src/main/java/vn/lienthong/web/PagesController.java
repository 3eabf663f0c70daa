package vn.lienthong.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages that tell and ask nothing: what the hub is, its procedures, how to use it. */
@Controller
class PagesController {

    @GetMapping("/about")
    String about() {
        return "pages/about";
    }

    @GetMapping("/procedures")
    String procedures() {
        return "pages/procedures";
    }

    @GetMapping("/guide")
    String guide() {
        return "pages/guide";
    }
}
