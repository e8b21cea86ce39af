package org.barreleye.cpudriver.invocation;

import org.barreleye.generated.kernel.MailboxCapability;
import org.barreleye.generated.kernel.MailboxInvocations;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;

/** The invocations of a {@code Mailbox} channel. */
final class MailboxInvocationHandler implements MailboxInvocations<InvocationContext> {
    @Override
    public Outcome<Outcome.Unit> send(InvocationContext context, MailboxCapability target, int line) {
        if (line >= context.control().queueSizes().ringLines()) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        context.control().mailbox().send(context.core(), target.number(), line);
        return Outcome.unit();
    }

    @Override
    public Outcome<Outcome.Unit> close(InvocationContext context, MailboxCapability target) {
        context.control().mailbox().close(context.core(), target.number());
        return Outcome.unit();
    }
}
