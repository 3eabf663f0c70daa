package vn.lienthong.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.webjars.WebJarVersionLocator;

/**
 * The files pages are made with, and no others: every link of a page is compared with these few addresses only. A file's
 * address carries a hash of its content, so browsers and proxies may keep it for a year; a link written in a template or a
 * style sheet is given its hash when it is sent.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

    private static final List<String> OWN = List.of("/css/", "/js/", "/img/", "/fonts/");
    private static final String HTMX = "htmx.org";
    private static final CacheControl A_YEAR =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        OWN.forEach(folder -> serve(registry, folder, "classpath:/static" + folder));
        serve(
                registry,
                "/webjars/" + HTMX + "/",
                "classpath:/META-INF/resources/webjars/" + HTMX + "/" + htmxVersion() + "/");
    }

    private static void serve(ResourceHandlerRegistry registry, String address, String location) {
        registry.addResourceHandler(address + "**")
                .addResourceLocations(location)
                .setCacheControl(A_YEAR)
                .resourceChain(true)
                .addResolver(new Versioned().addContentVersionStrategy("/**"));
    }

    private static String htmxVersion() {
        String version = new WebJarVersionLocator().version(HTMX);
        if (version == null) {
            throw new IllegalStateException(HTMX + " is not on the class path");
        }
        return version;
    }

    /** Gives the links of a page their hashes, of an error page too. */
    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> hashesInLinks() {
        FilterRegistrationBean<ResourceUrlEncodingFilter> filter =
                new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return filter;
    }

    /** An address without its hash is no address: its answer would be kept for a year after the file has changed. */
    private static final class Versioned extends VersionResourceResolver {

        @Override
        protected Resource resolveResourceInternal(
                HttpServletRequest request,
                String path,
                List<? extends Resource> locations,
                ResourceResolverChain chain) {
            return chain.resolveResource(request, path, locations) == null
                    ? super.resolveResourceInternal(request, path, locations, chain)
                    : null;
        }
    }
}
