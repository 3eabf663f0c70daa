package vn.lienthong.membership.web;

import org.springframework.context.annotation.Import;

/** The screens, people and tree of {@link MembershipScreens}, for the screens of modules that stand on membership. */
@Import(MembershipScreens.class)
public class CellOfTests {}
