package vn.lienthong.membership;

/** Why a member writes to us. */
public enum RequestKind {
    /** Đăng ký tài khoản: once, at the first login. */
    REGISTRATION("registration"),
    /** Thay đổi thông tin tài khoản. */
    CHANGE("account-change");

    private final String dossierKind;

    RequestKind(String dossierKind) {
        this.dossierKind = dossierKind;
    }

    /** Key of the procedure in {@code config/rules/procedures.yaml}. */
    public String dossierKind() {
        return dossierKind;
    }
}
