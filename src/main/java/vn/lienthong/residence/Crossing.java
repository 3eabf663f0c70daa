package vn.lienthong.residence;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.CommentProgressed;
import vn.lienthong.messaging.v1.CommentSent;
import vn.lienthong.messaging.v1.CommentsRequested;
import vn.lienthong.messaging.v1.IntroductionTaken;
import vn.lienthong.messaging.v1.ReportSent;
import vn.lienthong.messaging.v1.ReportWithdrawn;
import vn.lienthong.messaging.v1.RequestReturned;
import vn.lienthong.messaging.v1.ResidenceLine;
import vn.lienthong.messaging.v1.ViolationTold;

/** What the two halves of the conversation say to each other. */
enum Crossing {
    COMMENTS_REQUESTED(
            CommentsRequested.class,
            Queues.RESIDENCE_COMMENTS_REQUESTED,
            "Danh sách đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú",
            message -> Stream.concat(
                    Stream.ofNullable(message.getSignedList()),
                    message.getLine().stream().map(ResidenceLine::getPaper).filter(Objects::nonNull))),
    REPORT_SENT(
            ReportSent.class,
            Queues.RESIDENCE_REPORT_SENT,
            "Báo cáo kết quả thực hiện nhiệm vụ nơi cư trú",
            message -> message.getDocument().stream()),
    REPORT_WITHDRAWN(
            ReportWithdrawn.class,
            Queues.RESIDENCE_REPORT_WITHDRAWN,
            "Rút báo cáo kết quả thực hiện nhiệm vụ nơi cư trú",
            message -> Stream.empty()),
    REQUEST_RETURNED(
            RequestReturned.class,
            Queues.RESIDENCE_REQUEST_RETURNED,
            "Báo hồ sơ giới thiệu, xin nhận xét tại nơi cư trú chưa đủ",
            message -> Stream.empty()),
    INTRODUCTION_TAKEN(
            IntroductionTaken.class,
            Queues.RESIDENCE_INTRODUCTION_TAKEN,
            "Tiếp nhận giới thiệu đảng viên về nơi cư trú",
            message -> Stream.empty()),
    COMMENT_PROGRESSED(
            CommentProgressed.class,
            Queues.RESIDENCE_COMMENT_PROGRESSED,
            "Tiến độ nhận xét đảng viên tại nơi cư trú",
            message -> Stream.empty()),
    COMMENT_SENT(
            CommentSent.class,
            Queues.RESIDENCE_COMMENT_SENT,
            "Phiếu nhận xét đảng viên tại nơi cư trú",
            message -> Stream.concat(Stream.of(message.getDocument()), message.getScan().stream())),
    VIOLATION_TOLD(
            ViolationTold.class,
            Queues.RESIDENCE_VIOLATION_TOLD,
            "Thông báo của tổ chức đảng nơi cư trú",
            message -> Stream.empty());

    private final Class<?> type;
    private final String queue;
    private final String subject;
    private final Function<Object, Stream<String>> documents;

    <T> Crossing(Class<T> type, String queue, String subject, Function<T, Stream<String>> documents) {
        this.type = type;
        this.queue = queue;
        this.subject = subject;
        this.documents = message -> documents.apply(type.cast(message));
    }

    /** @throws Failure {@code LT-EXC-006} when the halves never say such a thing */
    static Crossing of(Object message) {
        return Arrays.stream(values())
                .filter(each -> each.type.isInstance(message))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        ErrorCode.EXCHANGE_INVALID, message.getClass().getSimpleName() + " is not for another hub"));
    }

    /** Where the other half takes it up. */
    String queue() {
        return queue;
    }

    /** What it is about, without a name. */
    String subject() {
        return subject;
    }

    /** The documents it names. */
    List<UUID> documents(Object message) {
        return documents.apply(message).map(UUID::fromString).toList();
    }

    /** The hash its document must have. */
    Optional<String> sha256(Object message) {
        return message instanceof CommentSent comment ? Optional.of(comment.getSha256()) : Optional.empty();
    }
}
