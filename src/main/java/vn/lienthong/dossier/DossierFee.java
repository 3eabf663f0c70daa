package vn.lienthong.dossier;

/** @param amount VND */
record DossierFee(String code, String name, long amount) {}
