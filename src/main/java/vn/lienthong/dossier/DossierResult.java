package vn.lienthong.dossier;

/** @param path on the hub */
record DossierResult(String id, String name, String path) {}
