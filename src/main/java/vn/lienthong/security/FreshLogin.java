package vn.lienthong.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Put on the handler of a request that binds somebody (a decision, a payment, a signature): it needs a login not older than
 * {@code lienthong.login.fresh-for}. With an older one a person is led to the identity provider and back, a program gets
 * {@code LT-ID-009}; nothing of the request is processed. A form posted to such a handler is a {@link RescuableForm}, so
 * that its entries survive the way there and back.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FreshLogin {}
