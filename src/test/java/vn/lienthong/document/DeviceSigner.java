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

/** A process of its own that puts keys on a device and signs papers with them: the device reads the process' environment. */
final class DeviceSigner {

    /** Name of the hub's own key beside those of people and organisations. */
    private static final String HUB = "hub-receipts";

    private DeviceSigner() {}

    /** Library and slot of the device, its PIN, the folder with the keys; the papers go there too. */
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
        Files.delete(folder.resolve("signing.p12"));
        HubKey hub = new HubKey(
                new SigningSettings(library, SigningSettings.Type.PKCS11, pin, HUB, slot), PrinterOfTests.CLOCK);
        ReceiptPrinter receipts = new ReceiptPrinter(
                PrinterOfTests.renderer(),
                new PdfSigner(hub, PrinterOfTests.NO_TIMESTAMPS, PrinterOfTests.CLOCK),
                PrinterOfTests.WORKERS,
                PrinterOfTests.PAGE);
        Files.write(folder.resolve("receipt.pdf"), PrinterOfTests.receiptPdf(receipts));
        System.exit(0);
    }

    private static void fill(Path library, int slot, String pin, Path folder) throws Exception {
        Path configuration = Files.write(
                folder.resolve("device.cfg"), List.of("name = filler", "library = " + library, "slot = " + slot));
        Provider provider = Security.getProvider("SunPKCS11").configure(configuration.toString());
        KeyStore device = KeyStore.getInstance("PKCS11", provider);
        device.load(null, pin.toCharArray());
        char[] password = SandboxAuthority.PASSWORD.toCharArray();
        KeyStore own = opened(folder.resolve("signing.p12"), password);
        String only = own.aliases().nextElement();
        device.setKeyEntry(HUB, own.getKey(only, password), null, own.getCertificateChain(only));
        KeyStore ring = opened(folder.resolve("keyring.p12"), password);
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

    private static KeyStore opened(Path file, char[] password) throws Exception {
        KeyStore opened = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            opened.load(in, password);
        }
        return opened;
    }
}
