package vn.lienthong.document;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Collections;
import java.util.List;
import vn.lienthong.settings.ConfigFiles;
import vn.sandbox.signing.SandboxAuthority;

/** A process of its own that puts keys on a device and signs a form with them: the device reads the process' environment. */
final class DeviceSigner {

    private DeviceSigner() {}

    /** Library and slot of the device, its PIN, the folder with the keys; the form goes there too. */
    public static void main(String[] arguments) throws Exception {
        Path library = Path.of(arguments[0]);
        int slot = Integer.parseInt(arguments[1]);
        String pin = arguments[2];
        Path folder = Path.of(arguments[3]);
        fill(library, slot, pin, folder);
        ResidencePapers papers = new ResidencePaperPrinter(
                PrinterOfTests.renderer(),
                PrinterOfTests.signer(folder.resolve("signing.p12"), PrinterOfTests.CLOCK),
                new KeyRing(new KeyRingSettings(library, SigningSettings.Type.PKCS11, pin, slot), PrinterOfTests.CLOCK),
                PrinterOfTests.WORKERS,
                PrinterOfTests.PAGE,
                new PaperWording(new ConfigFiles(Path.of("config"))),
                PrinterOfTests.CLOCK);
        if (papers.canSign("001070000009", PapersOfTests.COMMITTEE)) {
            throw new IllegalStateException("a key nobody has put there");
        }
        Files.write(
                folder.resolve("form.pdf"),
                papers.commentForm(PapersOfTests.form(), PapersOfTests.CODE, PapersOfTests.SIGNER));
        System.exit(0);
    }

    private static void fill(Path library, int slot, String pin, Path folder) throws Exception {
        Path configuration = Files.write(
                folder.resolve("device.cfg"), List.of("name = filler", "library = " + library, "slot = " + slot));
        Provider provider = Security.getProvider("SunPKCS11").configure(configuration.toString());
        KeyStore device = KeyStore.getInstance("PKCS11", provider);
        device.load(null, pin.toCharArray());
        KeyStore ring = KeyStore.getInstance("PKCS12");
        char[] password = SandboxAuthority.PASSWORD.toCharArray();
        try (InputStream in = Files.newInputStream(folder.resolve("keyring.p12"))) {
            ring.load(in, password);
        }
        for (String alias : Collections.list(ring.aliases())) {
            device.setKeyEntry(
                    // a PKCS#12 file knows small letters only
                    alias.startsWith("organisation-")
                            ? "organisation-" + alias.substring(13).toUpperCase(java.util.Locale.ROOT)
                            : alias,
                    ring.getKey(alias, password),
                    null,
                    ring.getCertificateChain(alias));
        }
    }
}
