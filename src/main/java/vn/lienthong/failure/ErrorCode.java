package vn.lienthong.failure;

/**
 * Every failure the hub can report. The code is what partners, logs and operators see; the sentence people read is in
 * {@code i18n/errors*.properties} under the same code; cause and remedy are in {@code docs/error-codes.md}.
 */
public enum ErrorCode {
    /** The request body or a parameter is not what the interface promises. */
    INVALID_REQUEST("LT-WEB-001", Nature.INVALID),
    NOT_FOUND("LT-WEB-002", Nature.NOT_FOUND),
    FORBIDDEN("LT-WEB-003", Nature.FORBIDDEN),
    INTERNAL("LT-WEB-004", Nature.TRANSIENT),

    /** The identity provider is away or too slow. */
    IDENTITY_NOT_REACHED("LT-ID-001", Nature.AWAY),
    /** The identity provider's answer is not what the protocol promises: signature, issuer, audience, nonce, subject. */
    IDENTITY_ANSWER_REFUSED("LT-ID-002", Nature.FORBIDDEN),
    /** The identity provider did not say the personal id, the one claim that must be there. */
    IDENTITY_WITHOUT_PERSONAL_ID("LT-ID-003", Nature.FORBIDDEN),
    /** Whoever wanted to log in said no at the identity provider. */
    LOGIN_CANCELLED("LT-ID-004", Nature.FORBIDDEN),
    /** A login came back that this browser did not begin, began too long ago, or had finished before. */
    LOGIN_EXPIRED("LT-ID-005", Nature.FORBIDDEN),
    LOGIN_TOO_OFTEN("LT-ID-006", Nature.TOO_OFTEN),
    NOT_SIGNED_IN("LT-ID-007", Nature.NOT_SIGNED_IN),
    /** A form without its token, or with one of another login. */
    FORM_EXPIRED("LT-ID-008", Nature.FORBIDDEN),
    /** Deciding, paying, signing and running the hub need a login of a moment ago. */
    LOGIN_TOO_OLD("LT-ID-009", Nature.FORBIDDEN),
    /** The provider says it is less sure of this person than the hub demands. */
    ASSURANCE_TOO_LOW("LT-ID-010", Nature.FORBIDDEN),
    /** The provider does not say how sure it is, or not in a form the hub can compare. */
    ASSURANCE_NOT_TOLD("LT-ID-011", Nature.FORBIDDEN),
    /** The provider was asked to let the person log in anew and answered with an earlier login, or one of unknown age. */
    LOGIN_NOT_ANEW("LT-ID-012", Nature.FORBIDDEN),
    /** Somebody else logged in when the owner of the session was asked to. */
    LOGIN_OF_ANOTHER("LT-ID-013", Nature.FORBIDDEN),

    /** A message is not XML, or not valid against its schema in {@code xsd/lienthong/v1}. */
    MESSAGE_INVALID("LT-MSG-001", Nature.INVALID),
    /** A message lacks one of the headers every hub message carries. */
    MESSAGE_HEADER_MISSING("LT-MSG-002", Nature.INVALID),
    /** A message was neither text nor bytes. */
    MESSAGE_FORM_REFUSED("LT-MSG-003", Nature.INVALID),
    /** A step kept failing for a passing reason until its redeliveries ran out. */
    MESSAGE_EXHAUSTED("LT-MSG-004", Nature.TRANSIENT),
    /** The broker delivered the message again and again without an answer: it may be killing its consumer. */
    MESSAGE_KILLS_CONSUMER("LT-MSG-005", Nature.INVALID),
    /** A parked message was already replayed or discarded. */
    DEAD_LETTER_SETTLED("LT-MSG-006", Nature.CONFLICT),
    /** A discard needs a reason. */
    DEAD_LETTER_REASON_MISSING("LT-MSG-007", Nature.INVALID),
    /** Somebody outside tried the broker with a certificate nobody knows, or a queue that is not theirs. */
    BROKER_REFUSED("LT-MSG-008", Nature.FORBIDDEN),
    /** The disk of the broker's journal is full: it takes no message until there is room. */
    BROKER_DISK_FULL("LT-MSG-009", Nature.TRANSIENT),
    /** A parked message of a partner cannot be replayed: what the partner signed it with was not kept. */
    DEAD_LETTER_OF_PARTNER("LT-MSG-010", Nature.CONFLICT),

    /** The person already has a request that is not decided. */
    REQUEST_ALREADY_OPEN("LT-REG-001", Nature.CONFLICT),
    /** Somebody with an account asked to register. */
    ACCOUNT_EXISTS("LT-REG-002", Nature.CONFLICT),
    /** A change that changes nothing. */
    NOTHING_CHANGED("LT-REG-003", Nature.INVALID),
    /** A change, or any other service, without an active account. */
    ACCOUNT_NOT_ACTIVE("LT-REG-004", Nature.FORBIDDEN),
    /** A request that is decided or withdrawn cannot be withdrawn. */
    REQUEST_CLOSED("LT-REG-005", Nature.CONFLICT),
    /** The declared values break a rule; the fields' own codes say which. */
    PROFILE_INVALID("LT-REG-006", Nature.INVALID),
    /** A message of the registration conversation names a request the hub does not have. */
    REQUEST_UNKNOWN("LT-REG-007", Nature.NOT_FOUND),
    /** Somebody decided on the own request; the task rules should have prevented it. */
    OWN_REQUEST("LT-REG-008", Nature.FORBIDDEN),
    /** One person has asked the member database too often in a short time. */
    LOOKUP_TOO_OFTEN("LT-REG-009", Nature.TOO_OFTEN),
    FIELD_MISSING("LT-REG-010", Nature.INVALID),
    DATE_UNREADABLE("LT-REG-011", Nature.INVALID),
    AMOUNT_UNREADABLE("LT-REG-012", Nature.INVALID),
    MONTH_UNREADABLE("LT-REG-013", Nature.INVALID),
    TEXT_TOO_LONG("LT-REG-014", Nature.INVALID),
    CHOICE_UNKNOWN("LT-REG-015", Nature.INVALID),
    /** The form names another personal id than the one that logged in. */
    PERSONAL_ID_NOT_OWN("LT-REG-020", Nature.INVALID),
    MEMBER_NUMBERS_MISSING("LT-REG-021", Nature.INVALID),
    CARD_NUMBER_FORM("LT-REG-022", Nature.INVALID),
    FILE_NUMBER_FORM("LT-REG-023", Nature.INVALID),
    DATE_IN_FUTURE("LT-REG-024", Nature.INVALID),
    JOINED_TOO_YOUNG("LT-REG-025", Nature.INVALID),
    OFFICIAL_BEFORE_JOINED("LT-REG-026", Nature.INVALID),
    CELL_MISSING("LT-REG-027", Nature.INVALID),
    ORGANISATION_GONE("LT-REG-028", Nature.INVALID),
    RESIDENCE_KIND("LT-REG-029", Nature.INVALID),
    FEE_OUT_OF_RANGE("LT-REG-030", Nature.INVALID),
    FEE_MONTH_OUT_OF_RANGE("LT-REG-031", Nature.INVALID),
    PHONE_FORM("LT-REG-032", Nature.INVALID),
    EMAIL_FORM("LT-REG-033", Nature.INVALID),
    TAX_CODE_FORM("LT-REG-034", Nature.INVALID),
    SOCIAL_INSURANCE_FORM("LT-REG-035", Nature.INVALID),
    BANK_ACCOUNT_FORM("LT-REG-036", Nature.INVALID),

    /** The national portal is not reachable, too slow, or its circuit is open. */
    PORTAL_UNAVAILABLE("LT-PRT-001", Nature.AWAY),
    /** The national portal does not let the hub in: no fault of any dossier, so nothing is parked. */
    PORTAL_LOGIN_REFUSED("LT-PRT-002", Nature.AWAY),
    /** The national portal stumbled over one dossier, or answered something that is not of its protocol. */
    PORTAL_ERROR("LT-PRT-003", Nature.TRANSIENT),
    /** The national portal refused the data of a dossier. */
    PORTAL_REFUSED("LT-PRT-004", Nature.INVALID),

    /** No connection to the member database, or it broke. */
    MEMBERDB_NOT_REACHED("LT-MDB-001", Nature.TRANSIENT),
    MEMBERDB_TOO_SLOW("LT-MDB-002", Nature.TRANSIENT),
    /** The member database does not accept the hub's account. */
    MEMBERDB_LOGIN_REFUSED("LT-MDB-003", Nature.TRANSIENT),
    /** The member database answered with a SOAP fault. */
    MEMBERDB_FAULT("LT-MDB-004", Nature.TRANSIENT),
    /** The answer is not SOAP, too large, or not valid against {@code xsd/memberdb/v1}. */
    MEMBERDB_ANSWER_NOT_UNDERSTOOD("LT-MDB-005", Nature.TRANSIENT),
    /** The answer is about another member or another request. */
    MEMBERDB_ANSWERED_ANOTHER("LT-MDB-006", Nature.TRANSIENT),
    /** As many lookups as allowed are under way. */
    MEMBERDB_BUSY("LT-MDB-007", Nature.TRANSIENT),
    /** Too many lookups failed lately: the member database is left alone for a while. */
    MEMBERDB_CIRCUIT_OPEN("LT-MDB-008", Nature.TRANSIENT),
    /** A mistake inside the hub. */
    MEMBERDB_CALL_BROKEN("LT-MDB-009", Nature.TRANSIENT),

    /** {@code config/rules/shares.yaml} has no percentage of a level for the month of a fee. */
    FEE_SHARE_MISSING("LT-FEE-101", Nature.INVALID),
    /** The organisations above a cell do not lead to the city: a fee cannot be shared. */
    FEE_PATH_BROKEN("LT-FEE-102", Nature.INVALID),
    /** {@code config/rules/fees.yaml} does not have the ground of an exemption for its first month. */
    EXEMPTION_KIND_UNKNOWN("LT-FEE-111", Nature.INVALID),
    /** The rules do not let a decision on this ground take off this share. */
    EXEMPTION_SHARE_REFUSED("LT-FEE-112", Nature.INVALID),
    /** The rules do not let a decision on this ground last so long, or without an end. */
    EXEMPTION_TOO_LONG("LT-FEE-113", Nature.INVALID),

    /** A payment provider is not reachable, too slow, or its circuit is open: nobody knows whether it heard. */
    PAYMENT_PROVIDER_AWAY("LT-PAY-001", Nature.AWAY),
    /** A payment provider stumbled, or answered something that is not of its protocol. */
    PAYMENT_PROVIDER_ERROR("LT-PAY-002", Nature.TRANSIENT),
    /** A payment provider refuses what it is asked. */
    PAYMENT_REFUSED("LT-PAY-003", Nature.INVALID),
    /** An answer does not carry the provider's signature. */
    PAYMENT_ANSWER_FORGED("LT-PAY-004", Nature.TRANSIENT),
    /** A value cannot be sent by the provider's protocol, for example because it holds the separator of signed fields. */
    PAYMENT_VALUE_REFUSED("LT-PAY-005", Nature.INVALID),
    /** No payment provider with this id is configured. */
    PAYMENT_PROVIDER_UNKNOWN("LT-PAY-006", Nature.NOT_FOUND),
    /** The reconciliation file of a day is not there yet. */
    PAYMENT_STATEMENT_MISSING("LT-PAY-007", Nature.TRANSIENT),
    /** A call-back or message of a provider is not of its protocol: unreadable, too large, a field missing. */
    PAYMENT_NOTICE_UNREADABLE("LT-PAY-010", Nature.INVALID),
    /** A call-back or message does not carry the provider's signature. */
    PAYMENT_NOTICE_FORGED("LT-PAY-011", Nature.FORBIDDEN),
    /** A message speaks for another provider than the one whose queue it is on. */
    PAYMENT_NOTICE_FOREIGN("LT-PAY-012", Nature.FORBIDDEN),
    /** A notice names an order the provider does not have from the hub. */
    PAYMENT_NOTICE_UNPLACED("LT-PAY-013", Nature.NOT_FOUND),
    /** Amount or currency of a notice are not the order's. */
    PAYMENT_NOTICE_AMOUNT("LT-PAY-014", Nature.CONFLICT),
    /** A notice contradicts an earlier one. */
    PAYMENT_NOTICE_CONFLICT("LT-PAY-015", Nature.CONFLICT),
    /** The hub cannot take a notice at the moment: the provider must tell again. */
    PAYMENT_NOTICE_LATER("LT-PAY-016", Nature.AWAY),
    /** A statement of a day contradicts itself or cannot be read; the provider, or whoever put it there, must correct it. */
    PAYMENT_STATEMENT_INVALID("LT-PAY-017", Nature.TRANSIENT),
    /** A notice tells of money in another currency than đồng. */
    PAYMENT_NOTICE_CURRENCY("LT-PAY-018", Nature.CONFLICT),
    /** Somebody calls back for a provider the hub does not have. */
    PAYMENT_CALLBACK_OF_NOBODY("LT-PAY-019", Nature.NOT_FOUND),
    /** Somebody knocks at the providers' door of the broker with a certificate of no trusted authority, or with none. */
    PAYMENT_DOOR_CERTIFICATE("LT-PAY-020", Nature.FORBIDDEN),
    /** What a provider tells cannot be stored, and not for want of a database. */
    PAYMENT_NOTICE_UNSTORABLE("LT-PAY-021", Nature.INVALID),

    /** The person may not pay for this cell, or not for somebody else. */
    FEE_NOT_ENTITLED("LT-FEE-001", Nature.FORBIDDEN),
    /** Nothing, or not that many months, can be paid. */
    FEE_NOTHING_OWED("LT-FEE-002", Nature.INVALID),
    /** A month is paid already, or in another open order. */
    FEE_MONTH_TAKEN("LT-FEE-003", Nature.CONFLICT),
    /** What is owed is no longer what the payer confirmed. */
    FEE_AMOUNT_CHANGED("LT-FEE-004", Nature.CONFLICT),
    /** Nobody has this order or payment, or it is another person's. */
    FEE_ORDER_UNKNOWN("LT-FEE-005", Nature.NOT_FOUND),
    /** The order is paid or given up. */
    FEE_ORDER_CLOSED("LT-FEE-006", Nature.CONFLICT),
    FEE_ORDER_TOO_LARGE("LT-FEE-007", Nature.INVALID),
    /** The catalogue of ways to pay does not have it, or nobody carries it. */
    FEE_METHOD_UNKNOWN("LT-FEE-008", Nature.INVALID),
    /** Another way to pay the order was chosen before and may still bring money. */
    FEE_PAYMENT_UNDER_WAY("LT-FEE-009", Nature.CONFLICT),
    /** Somebody of the order is not an active member of its cell. */
    FEE_NOT_OF_CELL("LT-FEE-010", Nature.INVALID),
    /** The money of the order is here and being booked, so it cannot be given up. */
    FEE_ORDER_HAS_MONEY("LT-FEE-011", Nature.CONFLICT),
    /** A rating, of an order or of another dossier, is not from 1 to 5, or its comment is too long. */
    RATING_INVALID("LT-FEE-041", Nature.INVALID),
    /** An order was rated too long ago to say it anew. */
    FEE_RATING_CLOSED("LT-FEE-042", Nature.CONFLICT),

    /** There is no such money in suspense, or it is not this officer's to decide about. */
    SUSPENSE_UNKNOWN("LT-FEE-201", Nature.NOT_FOUND),
    /** The money in suspense was decided about in the meantime. */
    SUSPENSE_CLOSED("LT-FEE-202", Nature.CONFLICT),
    /** The money does not cover what it should be placed on. */
    SUSPENSE_TOO_SMALL("LT-FEE-203", Nature.INVALID),
    /** A decision about money needs a reason, or the reason is too long. */
    FEE_REASON_MISSING("LT-FEE-204", Nature.INVALID),
    /** An officer wants to decide about money they paid themselves. */
    FEE_OWN_MONEY("LT-FEE-205", Nature.FORBIDDEN),
    /** There is no such refund, or it is not this officer's to see. */
    REFUND_UNKNOWN("LT-FEE-206", Nature.NOT_FOUND),
    /** More than was paid would go back. */
    REFUND_TOO_MUCH("LT-FEE-207", Nature.CONFLICT),
    /** Nothing of this order can be given back, or not by this way. */
    REFUND_NOT_POSSIBLE("LT-FEE-208", Nature.CONFLICT),
    /** Nobody has reconciled this day of this provider. */
    RECONCILIATION_UNKNOWN("LT-FEE-209", Nature.NOT_FOUND),
    /** A provider was told of a refund and cannot be made to say what became of it; only logged. */
    REFUND_DOUBTFUL("LT-FEE-210", Nature.CONFLICT),
    /** No such refused notice, or the person does not see them. */
    REFUSED_NOTICE_UNKNOWN("LT-FEE-211", Nature.NOT_FOUND),
    /** Somebody has looked into the refused notice already. */
    REFUSED_NOTICE_REVIEWED("LT-FEE-212", Nature.CONFLICT),
    /** Money of a statement cannot be taken up: nobody signed it, the hub has it, or knows its number of other money. */
    RECONCILIATION_NOT_TAKEN("LT-FEE-213", Nature.CONFLICT),
    /** What a provider gave back is written down without a proper amount. */
    REFUND_AMOUNT("LT-FEE-214", Nature.INVALID),
    /** An officer wants to take back a refund somebody else asked for, or that was decided about. */
    REFUND_NOT_WITHDRAWN("LT-FEE-215", Nature.CONFLICT),
    /** A difference of a reconciled day is not open, or not there, any more. */
    RECONCILIATION_LINE_CLOSED("LT-FEE-230", Nature.CONFLICT),
    /** Money that left a provider without the hub is booked, about to be, or was looked into otherwise. */
    UNASKED_REFUND_CLOSED("LT-FEE-231", Nature.CONFLICT),
    /** Money that left a provider may be what the hub asked it to give back. */
    UNASKED_REFUND_ASKED("LT-FEE-232", Nature.CONFLICT),

    /** A template of {@code config/documents} cannot be read, or makes no document of the facts. */
    DOCUMENT_TEMPLATE("LT-DOC-001", Nature.INVALID),
    /** The key documents are signed with cannot be opened or used. */
    SIGNING_KEY_AWAY("LT-DOC-002", Nature.AWAY),
    /** The certificate documents are signed with is not valid today. */
    SIGNING_CERTIFICATE_EXPIRED("LT-DOC-003", Nature.AWAY),
    /** A file somebody wants checked is no PDF. */
    CHECKED_FILE_NO_PDF("LT-DOC-004", Nature.INVALID),
    CHECKED_FILE_TOO_LARGE("LT-DOC-005", Nature.INVALID),
    /** Somebody checks documents too often. */
    CHECK_TOO_OFTEN("LT-DOC-006", Nature.TOO_OFTEN),
    /** Nobody has this document, or it is not for this person. */
    DOCUMENT_UNKNOWN("LT-DOC-007", Nature.NOT_FOUND),
    /** Somebody is to sign who has no key in the ring, or whose organisation has none. */
    SIGNER_WITHOUT_KEY("LT-DOC-010", Nature.CONFLICT),
    /** The certificate of somebody who is to sign, or of the organisation, is not valid today or not that of its key. */
    SIGNER_CERTIFICATE_EXPIRED("LT-DOC-011", Nature.CONFLICT),

    /** No organisation at the residence has this request, or its member is another's. */
    HOME_REQUEST_UNKNOWN("LT-RES-050", Nature.NOT_FOUND),
    /** The person holds no position or delegation at the cell of the residence, or at the committee above it. */
    HOME_NOT_ENTITLED("LT-RES-051", Nature.FORBIDDEN),
    /** Somebody comments on, approves, signs or reports about themselves. */
    HOME_OWN_FORM("LT-RES-052", Nature.FORBIDDEN),
    /** The comment form is no longer what the page showed. */
    HOME_FORM_CHANGED("LT-RES-053", Nature.CONFLICT),
    /** The comment form stands where this cannot be done to it. */
    HOME_FORM_CLOSED("LT-RES-054", Nature.CONFLICT),
    /** A form entered from paper says what was signed there; no other is copied over it. */
    HOME_FORM_ON_PAPER("LT-RES-088", Nature.CONFLICT),
    /** Not all six criteria of a comment form are answered. */
    HOME_FORM_INCOMPLETE("LT-RES-055", Nature.INVALID),
    /** A level is not one of three, or the other remarks are too long. */
    HOME_FORM_INVALID("LT-RES-056", Nature.INVALID),
    /** The person, or the committee, has no certificate to sign with. */
    HOME_NO_CERTIFICATE("LT-RES-057", Nature.INVALID),
    /** More forms at once than allowed. */
    HOME_TOO_MANY("LT-RES-058", Nature.INVALID),
    /** Nothing was chosen, or what was chosen is forgotten by now. */
    HOME_NOTHING_CHOSEN("LT-RES-059", Nature.INVALID),
    /** The cell has no such two-way member. */
    HOME_MEMBER_UNKNOWN("LT-RES-060", Nature.NOT_FOUND),
    /** A day, a kind or a remark of what a member took part in is wrong. */
    HOME_ACTIVITY_INVALID("LT-RES-061", Nature.INVALID),
    /** A page on which something was written down of a member is sent again, saying something else. */
    HOME_ACTIVITY_ANOTHER("LT-RES-094", Nature.CONFLICT),
    /** There is no such notice of a violation, or it is not for this person to read. */
    HOME_VIOLATION_UNKNOWN("LT-RES-062", Nature.NOT_FOUND),
    /** A notice of a violation says nothing, or too much. */
    HOME_VIOLATION_INVALID("LT-RES-063", Nature.INVALID),
    /** A comment form could not be printed or signed for a reason of its own. */
    HOME_SIGNING_FAILED("LT-RES-065", Nature.INVALID),

    /** The TechID and the personal id of a login belong to two different people. */
    IDENTITY_CONFLICT("LT-ORG-001", Nature.CONFLICT),
    /** No organisation has this code on the day asked for. */
    ORGANISATION_UNKNOWN("LT-ORG-002", Nature.INVALID),
    /** No person has this personal id. */
    PERSON_UNKNOWN("LT-ORG-003", Nature.INVALID),
    /** A personal id does not have the shape the law gives it. */
    PERSONAL_ID_MALFORMED("LT-ORG-004", Nature.INVALID),
    /** A personal id and a birth date tell two different years: worth a look, not refused. */
    PERSONAL_ID_DIFFERS("LT-ORG-005", Nature.INVALID),
    /** A file of the load cannot be read as a table. */
    LOAD_FILE_UNREADABLE("LT-ORG-101", Nature.INVALID),
    /** The header line of a file lacks a column. */
    LOAD_COLUMN_MISSING("LT-ORG-102", Nature.INVALID),
    /** A line has more or fewer fields than the header line. */
    LOAD_LINE_UNEVEN("LT-ORG-103", Nature.INVALID),
    /** A field that may not be empty is. */
    LOAD_VALUE_MISSING("LT-ORG-104", Nature.INVALID),
    /** A field is not written in the form its column has. */
    LOAD_VALUE_UNREADABLE("LT-ORG-105", Nature.INVALID),
    /** Two lines of a file are about the same thing. */
    LOAD_LINE_TWICE("LT-ORG-106", Nature.INVALID),
    /** The folder holds none of the files. */
    LOAD_NOTHING_FOUND("LT-ORG-107", Nature.INVALID),
    /** The city has an organisation above it, or another organisation has none. */
    PARENT_MISPLACED("LT-ORG-111", Nature.INVALID),
    /** An organisation is, through others, above itself. */
    PARENT_CYCLE("LT-ORG-112", Nature.INVALID),
    /** An organisation is under one of its own level or a lower one. */
    PARENT_LEVEL("LT-ORG-113", Nature.INVALID),
    /** A period ends before it begins. */
    PERIOD_REVERSED("LT-ORG-114", Nature.INVALID),
    /** A period overlaps another one of the same thing. */
    PERIOD_OVERLAP("LT-ORG-115", Nature.INVALID),
    /** A period reaches beyond the days on which the organisation exists. */
    PERIOD_OUTSIDE("LT-ORG-116", Nature.INVALID),
    /** Somebody delegates to themselves. */
    DELEGATION_TO_SELF("LT-ORG-117", Nature.INVALID),
    /** Somebody delegates a position they hold on no day of the delegation. */
    DELEGATION_WITHOUT_POSITION("LT-ORG-118", Nature.INVALID),
    /** A delegation is limited to something that is neither a task type nor a duty. */
    DELEGATION_SCOPE_UNKNOWN("LT-ORG-119", Nature.INVALID),
    /** A file names a receiving account of a cell, which its holder declares and the committee above approves. */
    RECEIVING_ACCOUNT_OF_CELL("LT-ORG-120", Nature.INVALID),
    /** Another receiving account was loaded by the same decision. */
    RECEIVING_ACCOUNT_DECIDED("LT-ORG-121", Nature.INVALID),

    /** Nobody knows a task with this id, or it is not for this person to see. */
    TASK_UNKNOWN("LT-TSK-001", Nature.NOT_FOUND),
    /** The person holds no position or delegation that may act on the task, or is its subject. */
    TASK_FORBIDDEN("LT-TSK-002", Nature.FORBIDDEN),
    /** Somebody else holds the task at the moment. */
    TASK_CLAIMED("LT-TSK-003", Nature.CONFLICT),
    /** The task is already decided, cancelled or expired. */
    TASK_CLOSED("LT-TSK-004", Nature.CONFLICT),
    /** The task type has no such outcome. */
    TASK_OUTCOME_UNKNOWN("LT-TSK-005", Nature.INVALID),
    /** The outcome needs a reason, or the reason is too long. */
    TASK_REASON_MISSING("LT-TSK-006", Nature.INVALID),
    /** The task type does not allow several decisions in one go. */
    TASK_BULK_REFUSED("LT-TSK-007", Nature.INVALID),
    /** A task was asked for at an organisation that does not exist on that date. */
    TASK_ORGANISATION_UNKNOWN("LT-TSK-008", Nature.INVALID),
    /** The task is no longer what the client saw when it decided ({@code If-Match}). */
    TASK_CHANGED("LT-TSK-009", Nature.CONFLICT),

    NOTICE_RECIPIENT_UNKNOWN("LT-NTC-001", Nature.NOT_FOUND),
    NOTICE_UNKNOWN("LT-NTC-002", Nature.NOT_FOUND),
    /** The mail server refuses a mail for good, mostly because its address does not exist. */
    NOTICE_ADDRESS_REFUSED("LT-NTC-003", Nature.INVALID),
    /** The mail server is not reached, refuses the login, or takes no mail for now. */
    NOTICE_MAIL_AWAY("LT-NTC-004", Nature.AWAY),
    /** The mail server has put one mail off again and again, in the end too often. */
    NOTICE_MAIL_PUT_OFF("LT-NTC-005", Nature.INVALID),

    DOSSIER_UNKNOWN("LT-DOS-001", Nature.NOT_FOUND),
    /** A dossier cannot go from where it stands to the status asked for. */
    DOSSIER_STEP_NOT_ALLOWED("LT-DOS-002", Nature.CONFLICT),
    /** {@code config/rules/procedures.yaml} does not have the kind of dossier asked for. */
    DOSSIER_KIND_UNKNOWN("LT-DOS-003", Nature.INVALID),
    DOSSIER_APPLICANT_UNKNOWN("LT-DOS-004", Nature.NOT_FOUND),

    /** No list of members to be commented on with this id, or not one of this person's organisations. */
    RESIDENCE_LIST_UNKNOWN("LT-RES-001", Nature.NOT_FOUND),
    /** The person holds no position or delegation by which lists of this organisation are made, sent or received. */
    RESIDENCE_LIST_FORBIDDEN("LT-RES-002", Nature.FORBIDDEN),
    /** The list does not stand where this can be done to it. */
    RESIDENCE_LIST_CLOSED("LT-RES-003", Nature.CONFLICT),
    /** Somebody else has changed the list since the page was shown. */
    RESIDENCE_LIST_CHANGED("LT-RES-004", Nature.CONFLICT),
    RESIDENCE_LIST_EMPTY("LT-RES-005", Nature.INVALID),
    /** More lines than the rules allow. */
    RESIDENCE_LIST_TOO_LONG("LT-RES-006", Nature.INVALID),
    /** A message or a page is about a line that is not there, or was never sent. */
    RESIDENCE_LINE_UNKNOWN("LT-RES-007", Nature.NOT_FOUND),
    /** Lines ask what may not be asked about members of an exempt group. */
    RESIDENCE_LINE_EXEMPT("LT-RES-008", Nature.INVALID),
    /** Somebody to be listed is not an active member below the organisation. */
    RESIDENCE_MEMBER_ELSEWHERE("LT-RES-009", Nature.INVALID),
    /** The organisation chosen as residence is unknown today, ended, or not one of people's residence. */
    RESIDENCE_ORGANISATION_UNFIT("LT-RES-010", Nature.INVALID),
    /** Every line has been sent, or none of the rest can be. */
    RESIDENCE_NOTHING_TO_SEND("LT-RES-011", Nature.CONFLICT),
    /** The person or the organisation has no certificate to sign with. */
    RESIDENCE_LIST_UNSIGNABLE("LT-RES-012", Nature.CONFLICT),
    /** A paper somebody signs and waits for cannot be signed while the keys are away. */
    RESIDENCE_SIGNING_AWAY("LT-RES-093", Nature.AWAY),
    /** A list was opened for a year that is not near. */
    RESIDENCE_YEAR_UNFIT("LT-RES-013", Nature.INVALID),
    /** No report was asked of this person with this id. */
    RESIDENCE_REPORT_UNKNOWN("LT-RES-020", Nature.NOT_FOUND),
    /** The report was sent, or the comment it was for has come. */
    RESIDENCE_REPORT_CLOSED("LT-RES-021", Nature.CONFLICT),
    /** The cell has begun to write the comment, so the report cannot be taken back. */
    RESIDENCE_REPORT_IN_USE("LT-RES-022", Nature.CONFLICT),
    /** A report is entered from paper while the member is writing it. */
    RESIDENCE_REPORT_BEGUN("LT-RES-092", Nature.CONFLICT),
    /** A report without text and files, or with too long a text. */
    RESIDENCE_REPORT_EMPTY("LT-RES-023", Nature.INVALID),
    /** A file is of none of the kinds that are taken, whatever its name says. */
    UPLOAD_KIND("LT-RES-030", Nature.INVALID),
    UPLOAD_TOO_LARGE("LT-RES-031", Nature.INVALID),
    UPLOAD_EMPTY("LT-RES-032", Nature.INVALID),
    /** A file holds something that runs: a script, a macro, a program. */
    UPLOAD_ACTIVE("LT-RES-033", Nature.INVALID),
    /** A file unpacks to far more than it seems. */
    UPLOAD_BOMB("LT-RES-034", Nature.INVALID),
    UPLOAD_TOO_MANY("LT-RES-035", Nature.INVALID),
    /** A PDF has more pages than anybody reads. */
    UPLOAD_TOO_LONG("LT-RES-091", Nature.INVALID),
    /** The scanner knows a virus in a file. */
    UPLOAD_INFECTED("LT-RES-036", Nature.INVALID),
    /** The scanner does not answer. */
    UPLOAD_UNSCANNED("LT-RES-037", Nature.AWAY),
    /** The scanner answers, but has no verdict on this file. */
    UPLOAD_UNSCANNABLE("LT-RES-087", Nature.AWAY),
    /** A file of lines is not CSV in UTF-8. */
    RESIDENCE_FILE_UNREADABLE("LT-RES-040", Nature.INVALID),
    RESIDENCE_FILE_COLUMN("LT-RES-041", Nature.INVALID),
    /** A line names no member, or none the organisation may list. */
    RESIDENCE_FILE_MEMBER("LT-RES-042", Nature.INVALID),
    RESIDENCE_FILE_VALUE("LT-RES-043", Nature.INVALID),
    RESIDENCE_FILE_TWICE("LT-RES-044", Nature.INVALID),
    /** A card number of a file is more than one member's. */
    RESIDENCE_FILE_CARD("LT-RES-089", Nature.INVALID),
    /** The card number or the name of a line is not that of the member it names. */
    RESIDENCE_FILE_ANOTHER("LT-RES-090", Nature.INVALID),
    /** A second, different comment came for a line that has one. */
    RESIDENCE_COMMENT_AGAIN("LT-RES-046", Nature.CONFLICT),
    /** No notice of a violation came with this id, or it is not for this person. */
    RESIDENCE_VIOLATION_UNKNOWN("LT-RES-047", Nature.NOT_FOUND),
    /** A comment came with a document that is not the form of its line. */
    RESIDENCE_COMMENT_FOREIGN("LT-RES-048", Nature.INVALID),
    /** What was entered from paper is handed in without the scan of the paper. */
    RESIDENCE_SCAN_MISSING("LT-RES-070", Nature.INVALID),
    /** A scan is neither a PDF nor a picture. */
    RESIDENCE_SCAN_KIND("LT-RES-071", Nature.INVALID),
    RESIDENCE_SCAN_TOO_MANY("LT-RES-072", Nature.INVALID),
    /** The committee above may not write for a cell any more: the cell has somebody who can. */
    HOME_BEHALF_ENDED("LT-RES-073", Nature.CONFLICT),
    /** Files that together do not go into an envelope for another hub. */
    RESIDENCE_TOO_LARGE_TO_CROSS("LT-RES-074", Nature.INVALID),
    /** A request whose form is with the committee, or whose introduction was taken note of, is not given back. */
    HOME_RETURN_CLOSED("LT-RES-076", Nature.CONFLICT),
    /** The request was given back to the workplace already. */
    HOME_RETURNED("LT-RES-077", Nature.CONFLICT),
    /** A request is given back without a reason, or with one that is too long. */
    HOME_RETURN_REASON("LT-RES-078", Nature.INVALID),
    /** A line is given back that the residence has said more of since. */
    RESIDENCE_RETURN_UNFIT("LT-RES-079", Nature.CONFLICT),
    /** A report is sent while its request is with the workplace again. */
    RESIDENCE_REPORT_WAITS("LT-RES-083", Nature.CONFLICT),
    /** All that is left of a list came back, and was neither corrected nor confirmed. */
    RESIDENCE_LINES_RETURNED("LT-RES-084", Nature.CONFLICT),
    /** A line is to be corrected, confirmed or given up that is not with its sender. */
    RESIDENCE_LINE_NOT_BACK("LT-RES-085", Nature.CONFLICT),
    /** What a line is corrected to is too long, or it is given up without a reason. */
    RESIDENCE_CORRECTION_INVALID("LT-RES-086", Nature.INVALID),

    /** The relay between the hubs cannot be used: no answer in time, a status about no single envelope, or the account refused. */
    EXCHANGE_AWAY("LT-EXC-001", Nature.AWAY),
    /** The relay does not take an envelope. */
    EXCHANGE_NOT_TAKEN("LT-EXC-002", Nature.INVALID),
    /** An envelope is not signed by the hub it says it is from, or was changed on its way. */
    EXCHANGE_FORGED("LT-EXC-003", Nature.FORBIDDEN),
    /** An envelope is from, or for, a hub that the settings do not name for today. */
    EXCHANGE_HUB_UNKNOWN("LT-EXC-004", Nature.FORBIDDEN),
    /** An envelope for another hub, or for an organisation that is not of this one. */
    EXCHANGE_MISADDRESSED("LT-EXC-005", Nature.INVALID),
    /** An envelope is not valid against {@code xsd/exchange/v1}, or its parts do not agree. */
    EXCHANGE_INVALID("LT-EXC-006", Nature.INVALID),
    EXCHANGE_TOO_LARGE("LT-EXC-007", Nature.INVALID),
    /** A document an envelope names is missing, or its id is taken by another one. */
    EXCHANGE_DOCUMENT("LT-EXC-008", Nature.INVALID),
    /** An envelope is about something that has not come yet. */
    EXCHANGE_NOT_YET("LT-EXC-009", Nature.TRANSIENT),
    /** Another message came under the id of one that has taken effect. */
    EXCHANGE_ID_AGAIN("LT-EXC-010", Nature.CONFLICT),
    /** A hub speaks for an organisation that is not its own, or about something that was never sent to it. */
    EXCHANGE_SPEAKER("LT-EXC-011", Nature.FORBIDDEN),
    /** A delivery that failed again and again in a way nobody foresaw. */
    EXCHANGE_UNFORESEEN("LT-EXC-012", Nature.INVALID),
    /** There are other hubs, and an organisation is unknown today: nobody can say which of them has it. */
    EXCHANGE_ORGANISATION_UNKNOWN("LT-EXC-013", Nature.TRANSIENT),
    /** By our settings the organisation another hub begins with works elsewhere. */
    EXCHANGE_NOT_OURS("LT-EXC-014", Nature.FORBIDDEN),
    /** What is refused could not be kept. */
    EXCHANGE_NO_ROOM("LT-EXC-015", Nature.TRANSIENT);

    /** How a failure is treated: who is told, whether trying again can help, and which HTTP status it has. */
    public enum Nature {
        /** Wrong for ever: the sender must change it. */
        INVALID(422),
        /** Nobody is logged in. */
        NOT_SIGNED_IN(401),
        FORBIDDEN(403),
        /** The sender should slow down. */
        TOO_OFTEN(429),
        NOT_FOUND(404),
        /** Somebody else was there first. */
        CONFLICT(409),
        /** May go away by itself: tried again a few times, then parked. */
        TRANSIENT(503),
        /** A partner cannot be reached: tried again until it is back, never parked. */
        AWAY(503);

        private final int httpStatus;

        Nature(int httpStatus) {
            this.httpStatus = httpStatus;
        }

        public int httpStatus() {
            return httpStatus;
        }

        public boolean permanent() {
            return this != TRANSIENT && this != AWAY;
        }
    }

    private final String code;
    private final Nature nature;

    ErrorCode(String code, Nature nature) {
        this.code = code;
        this.nature = nature;
    }

    public String code() {
        return code;
    }

    public Nature nature() {
        return nature;
    }
}
