//! What the teller knows of agendas, tasks and minutes. Tasks and items go by their titles.

use app::agenda::{
    ActionDetail, AgendaDetail, MinutesDetail, WantedAction, WantedActionEdit, WantedMinutes,
    WantedRound,
};
use app::{Answer, Error, Who};
use domain::agenda::{ActionState, Content, WantedItem};
use domain::id::ActionItemId;

use super::Teller;
use super::when::{at, day};

impl Teller {
    /// `None` when the words are about something else.
    pub(super) fn follow_up(&mut self, who: &Who, words: &[&str]) -> Option<String> {
        Some(match words {
            ["plans", meeting, "as", items] => {
                let id = self.named(meeting);
                let known = self.app.agenda(who, id);
                let (known, keeper) = known.map_or_else(
                    |_| (Vec::new(), None),
                    |found| (found.agenda.items, found.agenda.keeper),
                );
                let item = |text: &str| {
                    let (title, minutes) = text.split_once('/').unwrap();
                    let before = known.iter().find(|item| &*item.title == title);
                    WantedItem {
                        id: before.map(|item| item.id),
                        title: title.into(),
                        minutes: minutes.parse().ok(),
                        speaker: None,
                        notes: None,
                    }
                };
                let items = items.split('+').map(item).collect();
                let saved = self.app.save_agenda(who, id, keeper, items, None);
                self.planned(saved)
            }
            ["lets", keeper, "keep", "the", "minutes", "of", meeting] => {
                let (id, keeper) = (self.named(meeting), self.person(keeper));
                let items = self.app.agenda(who, id).unwrap().agenda.items;
                let same = items.into_iter().map(|item| WantedItem {
                    id: Some(item.id),
                    title: item.title,
                    minutes: item.minutes,
                    speaker: item.speaker,
                    notes: item.notes,
                });
                let saved = self
                    .app
                    .save_agenda(who, id, Some(keeper), same.collect(), None);
                self.planned(saved)
            }
            ["reads-the-agenda", "of", meeting] => {
                let found = self.app.agenda(who, self.named(meeting));
                self.planned(found)
            }
            ["gives", owner, "the-task", title, "of", meeting, "due", due] => {
                let wanted = WantedAction {
                    title: (*title).to_owned(),
                    comment: None,
                    owner: self.person(owner),
                    due: Some(day(due.trim_start_matches('+').parse().unwrap())),
                    remind_every_days: None,
                };
                let added = self.app.add_action(who, self.named(meeting), wanted, None);
                self.task(added.map(|answer| match answer {
                    Answer::Fresh(added) => added,
                    Answer::Repeated(_) => unreachable!("no key was given"),
                }))
            }
            ["reads-the-tasks", "of", meeting] => {
                let all = self.app.actions_of(who, self.named(meeting));
                self.tasks(all)
            }
            ["reads-her-tasks"] => {
                let open = ActionState::Open;
                match self.app.my_actions(who, open, None, 100) {
                    Ok(all) if all.is_empty() => "nothing".to_owned(),
                    Ok(all) => {
                        let told = all.iter().map(|task| {
                            let text = self.task_text(task);
                            match task.subject {
                                Some(_) => text,
                                None => text.replacen(':', " (a private meeting):", 1),
                            }
                        });
                        told.collect::<Vec<_>>().join("; ")
                    }
                    Err(error) => self.refusal(error),
                }
            }
            ["hands-the-task", title, "to", owner] => {
                let owner = Some(self.person(owner));
                let edit = WantedActionEdit {
                    owner,
                    ..WantedActionEdit::default()
                };
                self.change_task(who, title, edit)
            }
            [verb @ ("finishes" | "drops" | "reopens"), title] => {
                let state = match *verb {
                    "finishes" => ActionState::Done,
                    "drops" => ActionState::Dropped,
                    _ => ActionState::Open,
                };
                let edit = WantedActionEdit {
                    state: Some(state),
                    ..WantedActionEdit::default()
                };
                self.change_task(who, title, edit)
            }
            _ => return self.minute(who, words),
        })
    }

    fn minute(&mut self, who: &Who, words: &[&str]) -> Option<String> {
        let told = match words {
            ["begins-minutes", "of", meeting] => {
                let begun = self.app.begin_minutes(who, self.named(meeting), None);
                begun.map(|answer| match answer {
                    Answer::Fresh(begun) => begun,
                    Answer::Repeated(_) => unreachable!("no key was given"),
                })
            }
            ["writes", text, "in", "the", "minutes", "of", meeting] => {
                let id = self.named(meeting);
                let before = self.app.minutes(who, id).unwrap().minutes.content;
                let sections = before.sections.into_iter().map(|mut section| {
                    section.text = (*text).into();
                    section
                });
                let content = Content {
                    sections: sections.collect(),
                    ..Content::default()
                };
                self.app
                    .write_minutes(who, id, WantedMinutes { content }, None)
            }
            ["sends-minutes", "of", meeting, "until", until] => {
                let wanted = WantedRound {
                    confirm_by: at(until),
                    copies: Vec::new(),
                };
                self.app
                    .send_minutes(who, self.named(meeting), wanted, None)
            }
            ["confirms-minutes", "of", meeting] => {
                self.app.answer_minutes(who, self.named(meeting), None)
            }
            ["objects", why, "to", "the", "minutes", "of", meeting] => {
                let why = Some((*why).to_owned());
                self.app.answer_minutes(who, self.named(meeting), why)
            }
            ["reads-the-minutes", "of", meeting] => self.app.minutes(who, self.named(meeting)),
            _ => return None,
        };
        Some(self.minutes_text(told))
    }

    fn planned(&self, outcome: Result<AgendaDetail, Error>) -> String {
        let detail = match outcome {
            Ok(detail) => detail,
            Err(error) => return self.follow_refusal(error),
        };
        let titles: Vec<_> = detail
            .agenda
            .items
            .iter()
            .map(|item| &*item.title)
            .collect();
        let over = match detail.agenda.over_by_minutes(detail.meeting.span) {
            0 => String::new(),
            over => format!(", {over} too many"),
        };
        let planned = detail.agenda.planned_minutes();
        format!("{}: {planned} minutes{over}", titles.join(", "))
    }

    fn change_task(&self, who: &Who, title: &str, edit: WantedActionEdit) -> String {
        let id = self.task_named(title);
        self.task(self.app.change_action(who, id, edit, None))
    }

    fn task_named(&self, title: &str) -> ActionItemId {
        let console = Who::console();
        let tasks = self.meetings.iter().find_map(|(_, meeting)| {
            let all = self.app.actions_of(&console, *meeting).unwrap();
            let found = all.iter().find(|task| &*task.action.title == title);
            found.map(|task| task.action.id)
        });
        tasks.unwrap()
    }

    fn task(&self, outcome: Result<ActionDetail, Error>) -> String {
        match outcome {
            Ok(detail) => self.task_text(&detail),
            Err(error) => self.follow_refusal(error),
        }
    }

    fn tasks(&self, outcome: Result<Vec<ActionDetail>, Error>) -> String {
        match outcome {
            Ok(all) if all.is_empty() => "nothing".to_owned(),
            Ok(all) => {
                let told: Vec<_> = all.iter().map(|one| self.task_text(one)).collect();
                told.join("; ")
            }
            Err(error) => self.follow_refusal(error),
        }
    }

    fn task_text(&self, detail: &ActionDetail) -> String {
        let action = &detail.action;
        let carried = if detail.carried { "carried " } else { "" };
        let state = match detail.overdue {
            true => "overdue",
            false => action.state.as_str(),
        };
        let due = action.due.map(|due| day(0).until(due).unwrap().get_days());
        let due = due.map_or_else(String::new, |days| format!(" until +{days}"));
        format!("{carried}{}: {}{due}, {state}", action.title, detail.owner)
    }

    fn minutes_text(&self, outcome: Result<MinutesDetail, Error>) -> String {
        let detail = match outcome {
            Ok(detail) => detail,
            Err(error) => return self.follow_refusal(error),
        };
        let sections = detail.minutes.content.sections.iter();
        let titles: Vec<_> = sections.map(|section| &*section.title).collect();
        let state = detail.minutes.state.as_str();
        format!("{state}: {}", titles.join(", ")).trim().to_owned()
    }

    fn follow_refusal(&self, error: Error) -> String {
        match &error {
            Error::Refused(refusal) => refusal.code().to_owned(),
            _ => self.refusal(error),
        }
    }
}
