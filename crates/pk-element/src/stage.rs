//! Roots of Yew, used again: Yew never lets go of a root and of what listens there, and a page may make and remove elements
//! as often as it likes.

use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::virtual_dom::Key;
use yew::{AppHandle, Component, Context, Html, Properties};

thread_local! {
    /// The stages on which nothing is played: never more than there were elements at one time.
    static EMPTY: RefCell<Vec<Stage>> = const { RefCell::new(Vec::new()) };
}

/// Makes an application, by a key that no other one has.
pub(crate) type Scene = Rc<dyn Fn(Key) -> Html>;

/// A root of Yew, with an application in it or none.
#[derive(Debug)]
pub(crate) struct Stage {
    root: Element,
    app: AppHandle<Play>,
    /// How many applications were here.
    count: usize,
}

impl Stage {
    /// Puts an application into `place`, on a stage that is empty.
    pub(crate) fn play(place: &Element, scene: Scene) -> Self {
        let stage = EMPTY.with_borrow_mut(Vec::pop);
        let mut stage = stage.unwrap_or_else(|| {
            let root = gloo::utils::document().create_element("div").unwrap_or_else(|_| place.clone());
            let props = PlayProps { count: 0, scene: None };
            Self {
                app: yew::Renderer::<Play>::with_root_and_props(root.clone(), props).render(),
                root,
                count: 0,
            }
        });
        // It fails only where `place` lies in it, which is made anew each time.
        place.append_child(&stage.root).ok();
        stage.count += 1;
        stage.app.update(PlayProps { count: stage.count, scene: Some(scene) });
        stage
    }

    /// Ends the application; the stage is for the next one.
    pub(crate) fn clear(mut self) {
        self.app.update(PlayProps { count: self.count, scene: None });
        self.root.remove();
        EMPTY.with_borrow_mut(|empty| empty.push(self));
    }
}

/// What is on a stage.
#[derive(Debug)]
struct Play;

#[derive(Properties)]
struct PlayProps {
    count: usize,
    scene: Option<Scene>,
}

impl PartialEq for PlayProps {
    fn eq(&self, other: &Self) -> bool {
        self.count == other.count && self.scene.is_some() == other.scene.is_some()
    }
}

impl Component for Play {
    type Message = ();
    type Properties = PlayProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        // By the key, the next application is never taken for the one before it.
        let key = || Key::from(ctx.props().count);
        ctx.props().scene.as_ref().map_or_else(Html::default, |scene| scene(key()))
    }
}
