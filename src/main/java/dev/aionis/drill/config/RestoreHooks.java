package dev.aionis.drill.config;

import java.util.Optional;

/** Commands that restore the database into an isolated environment and remove that again. */
public record RestoreHooks(
        @Meaning(
                "makes sure that there is a backup to restore from, may answer {\"jobId\", \"finishedAt\", \"firstWal\"};"
                        + " left out where backups are made anyway")
        Optional<HookCommand> snapshot,

        @Meaning("answers when a restore last worked as {\"finishedAt\": …}, or exits with 76 where none did")
        Optional<HookCommand> rehearsed,

        @Meaning("looks in the archive for every WAL segment from DRILL_WAL_FIRST to DRILL_WAL_LAST, answers"
                + " {\"segments\": how many, \"missing\": […]}; without it archive-continuity stays unproven")
        Optional<HookCommand> archive,

        @Meaning("restores a copy; answers {\"databaseUrl\": …}, at once or by way of status; always needed")
        Optional<HookCommand> restore,

        @Meaning("exit code 0 where the copy is there, 75 while it is being made, 76 where there is none;"
                + " needed where restore returns before the copy answers")
        Optional<HookCommand> status,

        @Meaning("starts an API of DRILL_RELEASE on the copy, answers {\"apiUrl\": …}; without it no API smoke")
        Optional<HookCommand> startApi,

        @Meaning("removes the copy and its API, and does no harm where they are gone; always needed")
        Optional<HookCommand> destroy,

        @Meaning(
                "answers the names of the copies that exist as {\"names\": […]}; without it copies that no journal names"
                        + " are not looked for")
        Optional<HookCommand> list) {}
