package vn.sandbox.memberdb;

import java.util.Optional;
import vn.lienthong.partner.memberdb.v1.FaultCode;
import vn.lienthong.partner.memberdb.v1.LookUpMemberRefused;
import vn.lienthong.partner.memberdb.v1.Member;
import vn.lienthong.partner.memberdb.v1.MemberDatabasePort;
import vn.lienthong.partner.memberdb.v1.MemberLookup;
import vn.lienthong.partner.memberdb.v1.MemberLookupAnswer;
import vn.lienthong.partner.memberdb.v1.MemberLookupFault;
import vn.lienthong.partner.memberdb.v1.NotFound;
import vn.sandbox.faults.Faults;

/** Answers questions that are signed in and valid against the schema: the server has seen to that. */
final class MemberDatabaseEndpoint implements MemberDatabasePort {

    private final MemberFile file;
    private final Faults faults;

    MemberDatabaseEndpoint(MemberFile file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    @Override
    public MemberLookupAnswer lookUpMember(MemberLookup lookup) throws LookUpMemberRefused {
        Optional<String> refusal = faults.value(MemberDatabaseFaults.ID, MemberDatabaseFaults.SOAP_FAULT);
        if (refusal.isPresent()) {
            throw refused(refusal.get());
        }
        MemberLookupAnswer answer = new MemberLookupAnswer();
        answer.setRequestId(lookup.getRequestId());
        find(lookup).ifPresentOrElse(answer::setMember, () -> answer.setNotFound(new NotFound()));
        return answer;
    }

    private Optional<Member> find(MemberLookup lookup) {
        Optional<Member> asked = lookup.getCardNumber() == null
                ? file.byFileNumber(lookup.getFileNumber())
                : file.byCardNumber(lookup.getCardNumber());
        return faults.isOn(MemberDatabaseFaults.ID, MemberDatabaseFaults.WRONG_DATA)
                ? asked.flatMap(this::somebodyElse)
                : asked;
    }

    private Optional<Member> somebodyElse(Member asked) {
        return file.members().stream().filter(member -> member != asked).findFirst();
    }

    private static LookUpMemberRefused refused(String code) {
        MemberLookupFault detail = new MemberLookupFault();
        detail.setCode("on".equals(code) ? FaultCode.TEMPORARILY_UNAVAILABLE : FaultCode.fromValue(code));
        detail.setExplanation("a fault switch of the sandbox is on");
        return new LookUpMemberRefused("refused", detail);
    }
}
