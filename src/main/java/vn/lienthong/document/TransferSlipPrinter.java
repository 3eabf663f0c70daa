package vn.lienthong.document;

import static vn.lienthong.document.PaperFacts.child;
import static vn.lienthong.document.PaperFacts.clean;
import static vn.lienthong.document.PaperFacts.number;

import org.springframework.stereotype.Service;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Makes transfer slips: PDF/A files without a signature. Never inside a transaction, since it takes its time. */
@Service
public class TransferSlipPrinter {

    private final PdfRenderer renderer;
    private final PrintWorkers workers;

    TransferSlipPrinter(PdfRenderer renderer, PrintWorkers workers) {
        this.renderer = renderer;
        this.workers = workers;
    }

    /** <i>Phiếu chuyển khoản</i>. @throws vn.lienthong.failure.Failure {@code LT-DOC-001} */
    public byte[] print(TransferSlip slip) {
        return workers.one(() -> renderer.render("transfer-slip.xsl", facts(slip)));
    }

    private static Document facts(TransferSlip slip) {
        Element root = PaperFacts.root("transfer-slip", slip.date(), slip.issuer());
        root.setAttribute("payer", clean(slip.payer()));
        root.setAttribute("order", clean(slip.order()));
        root.setAttribute("amount", number(slip.amount()));
        root.setAttribute("words", AmountInWords.vietnamese(slip.amount()));
        root.setAttribute("reference", clean(slip.reference()));
        root.setAttribute("valid-until", PaperFacts.moment(slip.validUntil()));
        root.setAttribute("qr", QrPicture.of(slip.code()));
        Element account = child(root, "account");
        account.setAttribute("bank", clean(slip.bank()));
        account.setAttribute("number", clean(slip.account()));
        account.setAttribute("holder", clean(slip.accountName()));
        return root.getOwnerDocument();
    }
}
