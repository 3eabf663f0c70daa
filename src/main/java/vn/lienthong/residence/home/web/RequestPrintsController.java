package vn.lienthong.residence.home.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.lienthong.residence.home.RequestPrints;
import vn.lienthong.security.CurrentPerson;

/** Phiếu giới thiệu, lấy ý kiến as it is printed. */
@Controller
class RequestPrintsController {

    private final RequestPrints prints;
    private final HomeDownloads files;
    private final CurrentPerson currentPerson;

    RequestPrintsController(RequestPrints prints, HomeDownloads files, CurrentPerson currentPerson) {
        this.prints = prints;
        this.files = files;
        this.currentPerson = currentPerson;
    }

    @GetMapping("/residence/requests/{line}/paper")
    void paper(@PathVariable UUID line, HttpServletResponse response) throws IOException {
        files.show(prints.paper(currentPerson.get().id(), line), "phieu-gioi-thieu.pdf", response);
    }
}
