package dev.aionis.drill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingStackTest {

    private final List<String> ended = new ArrayList<>();
    private final ClosingStack stack = new ClosingStack();

    @Test
    void the_last_opened_is_closed_first_and_only_once() {
        stack.push(() -> ended.add("postgres"));
        stack.push(() -> ended.add("worker"));
        stack.close();
        stack.close();
        assertThat(ended).containsExactly("worker", "postgres");
    }

    @Test
    void one_that_fails_keeps_no_other_from_being_closed() {
        stack.push(() -> ended.add("postgres"));
        stack.push(() -> {
            throw new IOException("worker hung");
        });
        stack.push(() -> {
            throw new IOException("balancer hung");
        });
        Throwable thrown = catchThrowable(stack::close);
        assertThat(ended).containsExactly("postgres");
        assertThat(thrown).hasMessageContaining("balancer hung");
        assertThat(thrown.getSuppressed())
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo("worker hung");
    }
}
