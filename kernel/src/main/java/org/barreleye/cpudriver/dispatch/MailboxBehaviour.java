package org.barreleye.cpudriver.dispatch;

import org.barreleye.cpudriver.mailbox.MailboxChannel;
import org.barreleye.generated.kernel.MailboxCapability;
import org.barreleye.generated.kernel.MailboxInvocations;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;

/** Lines go through the mailbox. */
final class MailboxBehaviour implements MailboxInvocations<Call> {
    @Override
    public Outcome<Outcome.Done> send(Call call, MailboxCapability target, int line) {
        if (line >= MailboxChannel.LINES) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        call.control().mailbox().send(call.core(), target.number(), line);
        return Outcome.done();
    }

    @Override
    public Outcome<Outcome.Done> finish(Call call, MailboxCapability target) {
        call.control().mailbox().finish(call.core(), target.number());
        return Outcome.done();
    }
}
