package vn.lienthong.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A search posted after its session ended leads to the address of the list, and so to the login and back, as a link does; it would
 * else be refused for the form's token, which went with the session. It comes before security for that; it reads nothing and keeps
 * nothing, and numbers, which could be kept nowhere, are dropped.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 5)
class SearchesOfEndedSessions extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getSession(false) == null && SearchWords.isPosted(request)) {
            response.sendRedirect(SearchWords.address(request, words -> SearchWords.isLong(words) ? "" : words));
        } else {
            chain.doFilter(request, response);
        }
    }
}
