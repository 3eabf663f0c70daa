package vn.lienthong.residence.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.lienthong.failure.ErrorCode;

/** Says on the page a form belongs to that the container has stopped reading its file, which is far too large. */
@ControllerAdvice("vn.lienthong.residence")
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadRefusals {

    @ExceptionHandler
    String tooLarge(MaxUploadSizeExceededException refused, HttpServletRequest request) {
        FlashMap flash = RequestContextUtils.getOutputFlashMap(request);
        flash.put("flash", ErrorCode.UPLOAD_TOO_LARGE.code());
        flash.put("flashArgs", List.of("10"));
        flash.put("flashTone", "danger");
        return "redirect:" + page(request.getRequestURI());
    }

    /** A list's files go to addresses below its own; one form of several is a parameter of their page. */
    private static String page(String address) {
        return address.replaceFirst("/(file|scans)$", "")
                .replaceFirst("^(/residence/forms/write/[^/]+)/([^/]+)$", "$1?line=$2");
    }
}
